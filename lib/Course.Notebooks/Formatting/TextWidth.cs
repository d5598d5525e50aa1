namespace Course.Notebooks.Formatting;

/// <summary>How many columns a text takes where all letters are equally wide: Chinese, Japanese and Korean characters take two.</summary>
internal static class TextWidth
{
    /// <summary>The columns of a text.</summary>
    public static int Of(string text) => text.Length + text.Count(IsWide);

    /// <summary>Whether a character takes two columns. An emoji is two characters, and takes two.</summary>
    /// <remarks>The blocks of East Asian Width W and F below the surrogates (Unicode Standard Annex 11).</remarks>
    public static bool IsWide(char character) => character is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF01' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');
}
