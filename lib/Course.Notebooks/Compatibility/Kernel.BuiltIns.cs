using System.Diagnostics.CodeAnalysis;
using Course.Notebooks;
using Course.Notebooks.Formatting;
using Course.Notebooks.Scripting;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a notebook calls without a prefix: <c>display(x)</c>, <c>HTML("...")</c>. The names are those of .NET Interactive, so that its notebooks compile here.</summary>
[SuppressMessage("Style", "IDE1006", Justification = "The lower-case names are what notebooks call.")]
[SuppressMessage("Naming", "CA1708", Justification = "Notebooks call both javascript and Javascript.")]
public abstract partial class Kernel
{
    /// <summary>Shows a value, with every representation it has or with the mime types given.</summary>
    /// <returns>A handle to update what was shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(ValueFormatter.ToBundle(value, mimeTypes));

    /// <summary>Text that is HTML: <c>display(HTML("&lt;b&gt;bold&lt;/b&gt;"))</c>.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs JavaScript in the page.</summary>
    public static void Javascript(string content) => DisplayedValue.Show(MimeBundle.Of("text/html", $"<script type=\"text/javascript\">{content}</script>"));

    /// <summary>Runs JavaScript in the page.</summary>
    public static void javascript(string content) => Javascript(content);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => DisplayedValue.Show(MimeBundle.Of("text/html", $"<style>{content}</style>"));

    /// <summary>Clears what the cell has shown so far; with <paramref name="wait"/> only when it shows something new, so that nothing flickers.</summary>
    public static void ClearOutput(bool wait = false) => CellContext.Current?.Output.Clear(wait);

    /// <summary>Asks the person at the notebook for a line.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="typeHint">What kind of answer it is; <c>password</c> is not shown while it is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs headlessly.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Task.FromResult(Ask(prompt, typeHint == "password"));

    /// <summary>Asks the person at the notebook for a line.</summary>
    /// <inheritdoc cref="GetInputAsync(string, string)"/>
    /// <param name="prompt">The question.</param>
    /// <param name="isPassword">Whether the answer is hidden while it is typed.</param>
    /// <param name="typeHint">What kind of answer it is.</param>
    public static Task<string> GetInputAsync(string prompt, bool isPassword, string typeHint = "text") => Task.FromResult(Ask(prompt, isPassword || typeHint == "password"));

    /// <summary>Asks the person at the notebook several questions.</summary>
    /// <returns>The answers by the names of the questions.</returns>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs headlessly.</exception>
    public static Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputDescriptions)
    {
        ArgumentNullException.ThrowIfNull(inputDescriptions);
        return Task.FromResult<IDictionary<string, string>>(inputDescriptions.ToDictionary(input => input.Name, input => Ask(input.Prompt, input.TypeHint == "password")));
    }

    /// <summary>Asks for a password, which the front end does not show.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(new PasswordString(Ask(prompt, password: true)));

    private static string Ask(string prompt, bool password) => CellContext.Current is { } cell
        ? cell.Output.RequestInput(prompt, password)
        : throw new InvalidOperationException("Input can be asked for only while a cell runs.");
}
