using System.Reflection;
using Course.Notebooks.Packages;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Conversion;

/// <summary>What a notebook calls without a prefix and a program has not: <c>display</c> and its relatives, which print plain text here.</summary>
internal static class NotebookBuiltIns
{
    public const string ClassName = "NotebookBuiltIns";

    /// <summary>The package whose formatters turn values into text, in a notebook and in the program.</summary>
    public static PackageReference FormattingPackage { get; } = new(
        typeof(Formatter).Assembly.GetName().Name!,
        typeof(Formatter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);

    /// <summary>The class, to stand at the end of the program.</summary>
    public const string Source = """
        #region built into notebooks
        static class NotebookBuiltIns
        {
            public static DisplayedValue display(object value, params string[] mimeTypes)
            {
                Console.WriteLine(Microsoft.DotNet.Interactive.Formatting.Formatter.ToDisplayString(value, "text/plain"));
                return new DisplayedValue();
            }

            // The last expression of a cell is shown if it has a value.
            public static void display(Func<object> expression) => display(expression());

            public static void display(Action expression) => expression();

            public static async Task display(Func<Task<object>> expression) => display(await expression());

            public static async Task display(Func<Task> expression) => await expression();

            public static DisplayedValue Display(this object value, params string[] mimeTypes) => display(value);

            // A terminal's lines stay as they are: the new value is printed below.
            public sealed class DisplayedValue
            {
                public void Update(object value) => display(value);
            }

            public static void DisplayAs(this string text, string mimeType) => Console.WriteLine(text);

            public static Microsoft.AspNetCore.Html.IHtmlContent HTML(string content) => new Microsoft.AspNetCore.Html.HtmlString(content);
        }
        #endregion

        """;
}
