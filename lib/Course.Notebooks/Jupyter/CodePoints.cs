namespace Course.Notebooks.Jupyter;

/// <summary>Translates positions: the protocol counts Unicode code points, .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 offset of the given code point; positions outside the text become its start or end.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        var offset = 0;
        for (; codePoints > 0 && offset < text.Length; codePoints--) offset += IsPair(text, offset) ? 2 : 1;
        return offset;
    }

    /// <summary>How many code points stand before the UTF-16 offset.</summary>
    public static int FromUtf16(string text, int offset)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(offset, text.Length); i += IsPair(text, i) ? 2 : 1) count++;
        return count;
    }

    private static bool IsPair(string text, int offset) =>
        offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]);
}
