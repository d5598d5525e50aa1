namespace Course.Book.Code;

/// <summary>The classes that the stylesheet colours; short, because they stand in the page once for each word of code.</summary>
internal static class CodeClass
{
    public const string Keyword = "k";
    public const string Text = "s";
    public const string Comment = "c";
    public const string Number = "n";
    public const string Type = "t";
    public const string Function = "f";
    public const string Directive = "d";
}
