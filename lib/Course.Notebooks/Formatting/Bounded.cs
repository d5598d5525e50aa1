namespace Course.Notebooks.Formatting;

/// <summary>Texts that are cut where they get too long, and say so.</summary>
internal static class Bounded
{
    /// <summary>The text, with an ellipsis for what is beyond the limit.</summary>
    public static string Text(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, WholeCharacters(text, most)), "…");

    /// <summary>The text in one line.</summary>
    public static string Line(string text, int most) => Text(text.Trim().ReplaceLineEndings("↵").Replace('\t', ' '), most);

    /// <summary>The text, with a line that counts what is beyond the limit.</summary>
    public static string Output(string text, int most) => text.Length <= most
        ? text
        : $"{text.AsSpan(0, WholeCharacters(text, most))}\n… {text.Length - most:N0} more characters are not shown";

    // Never between the two halves of one character.
    private static int WholeCharacters(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
