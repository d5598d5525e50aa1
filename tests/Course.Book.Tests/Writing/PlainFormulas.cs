using System.Net;
using Course.Book.Rendering;

namespace Course.Book.Tests.Writing;

/// <summary>Formulas as they are written, so that these tests need no Node.js.</summary>
internal sealed class PlainFormulas : IFormulaRenderer
{
    public string Render(string tex, bool display) => tex.Contains(@"\broken", StringComparison.Ordinal)
        ? throw new FormatException("Undefined control sequence: \\broken")
        : $"<span class=\"{(display ? "display" : "inline")}\">{WebUtility.HtmlEncode(tex)}</span>";
}
