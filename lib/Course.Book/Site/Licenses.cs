using System.Text;
using Course.Book.Rendering;

namespace Course.Book.Site;

/// <summary>The licences of what the book carries of others, beside plotly.js, which has its own at its top.</summary>
internal static class Licenses
{
    private static readonly string[] Packages = ["@fontsource-variable/source-serif-4", "@fontsource-variable/source-sans-3", "@fontsource-variable/jetbrains-mono", "katex", "mermaid"];

    /// <summary>The licences, one after the other.</summary>
    public static string Collect(NpmPackages packages)
    {
        var text = new StringBuilder();
        foreach (string package in Packages)
            text.Append(package).Append("\n\n").Append(packages.Read([.. package.Split('/'), "LICENSE"]).ReplaceLineEndings("\n").Trim()).Append("\n\n\n");
        return text.ToString().TrimEnd() + "\n";
    }
}
