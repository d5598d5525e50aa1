namespace Course.Book.Site;

/// <summary>Where the files that all pages share stand in the book.</summary>
internal static class SiteFiles
{
    public const string Icon = "assets/icon.svg";
    public const string Fonts = "assets/fonts.css";
    public const string FormulaStyle = "assets/formulas.css";
    public const string Style = "assets/book.css";
    public const string ThemeScript = "assets/theme.js";
    public const string Script = "assets/book.js";
    public const string FigureScript = "assets/figures.js";
    public const string Plotly = "assets/plotly.js";
    public const string SearchIndex = "assets/search-index.js";
    public const string Licenses = "assets/licenses.txt";

    /// <summary>A file that this library brings along.</summary>
    /// <param name="address">Its address in the book.</param>
    public static string Read(string address)
    {
        string name = address.Split('/')[^1];
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
