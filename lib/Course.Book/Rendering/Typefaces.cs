using System.Text;
using System.Text.RegularExpressions;

namespace Course.Book.Rendering;

/// <summary>
/// The stylesheets that carry the typefaces. The font files stand in them as data: Firefox takes every file on disk for a site of
/// its own and refuses to load a font from another file.
/// </summary>
internal static partial class Typefaces
{
    private static readonly (string Package, string Style, string[] Subsets)[] Faces =
    [
        ("source-serif-4", "normal", ["latin", "latin-ext", "greek"]),
        ("source-serif-4", "italic", ["latin"]),
        ("source-sans-3", "normal", ["latin"]),
        ("jetbrains-mono", "normal", ["latin", "latin-ext", "greek"]),
    ];

    /// <summary>The stylesheet for text, headings and code: the letters of Latin and Greek, in every weight.</summary>
    public static string ToCss(NpmPackages packages)
    {
        var css = new StringBuilder();
        foreach (var (package, style, subsets) in Faces)
        {
            string sheet = packages.Read("@fontsource-variable", package, style == "italic" ? "wght-italic.css" : "index.css");
            foreach (Match face in Face().Matches(sheet))
            {
                if (subsets.Any(subset => face.Value.Contains($"{package}-{subset}-wght-{style}.woff2", StringComparison.Ordinal)))
                    css.Append(Embed(face.Value, packages, "@fontsource-variable", package)).Append('\n');
            }
        }

        return css.ToString();
    }

    /// <summary>KaTeX's stylesheet.</summary>
    public static string FormulaCss(NpmPackages packages)
    {
        string css = packages.Read("katex", "dist", "katex.min.css");
        return Embed(OtherFormats().Replace(css, ""), packages, "katex", "dist");
    }

    private static string Embed(string css, NpmPackages packages, params string[] folder) => Url().Replace(css, match =>
    {
        byte[] font = File.ReadAllBytes(packages.PathOf([.. folder, .. match.Groups["path"].Value.Split('/').Where(part => part != ".")]));
        return $"url(data:font/woff2;base64,{Convert.ToBase64String(font)})";
    });

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}")]
    private static partial Regex Face();

    [GeneratedRegex(@"url\((?<path>[^)]*\.woff2)\)")]
    private static partial Regex Url();

    // Browsers that know no woff2 know none of the rest either.
    [GeneratedRegex(@",\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)")]
    private static partial Regex OtherFormats();
}
