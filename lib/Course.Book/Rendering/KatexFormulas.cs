using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Book.Site;

namespace Course.Book.Rendering;

/// <summary>Sets formulas with KaTeX, in one Node.js process for the whole book: a formula goes in as a line of JSON, its HTML comes out as one.</summary>
public sealed class KatexFormulas : IFormulaRenderer, IDisposable
{
    private readonly Dictionary<(string Tex, bool Display), string> known = [];
    private readonly Process node;
    private readonly StreamWriter questions;

    /// <summary>Starts Node.js.</summary>
    /// <param name="packages">The installed packages.</param>
    public KatexFormulas(NpmPackages packages)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var utf8 = new UTF8Encoding(false);
        var start = new ProcessStartInfo("node", ["--input-type=module", "--eval", SiteFiles.Read("katex-lines.mjs")])
        {
            // Where a script given on the command line looks for packages.
            WorkingDirectory = packages.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        node = Process.Start(start)!;
        questions = node.StandardInput;
    }

    /// <inheritdoc/>
    public string Render(string tex, bool display)
    {
        if (known.TryGetValue((tex, display), out string? html)) return html;
        questions.WriteLine(new JsonObject { ["tex"] = tex, ["display"] = display }.ToJsonString());
        questions.Flush();
        string answer = node.StandardOutput.ReadLine() ?? throw new BookException($"KaTeX ended: {node.StandardError.ReadToEnd().Trim()}");
        using var reply = JsonDocument.Parse(answer);
        if (reply.RootElement.TryGetProperty("error", out var error)) throw new FormatException(error.GetString());
        return known[(tex, display)] = reply.RootElement.GetProperty("html").GetString()!;
    }

    /// <summary>Ends Node.js.</summary>
    public void Dispose()
    {
        try
        {
            questions.Dispose();
        }
        catch (IOException)
        {
            // It has ended by itself; what it said was reported where it was missed.
        }

        if (!node.WaitForExit(TimeSpan.FromSeconds(5))) node.Kill();
        node.Dispose();
    }
}
