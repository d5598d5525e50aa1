using System.Text;

namespace Course.Notebooks.Directives;

/// <summary>What stands after a directive's name: words, and options that start with two dashes.</summary>
internal sealed class DirectiveArguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    public DirectiveArguments(string text)
    {
        Text = WithoutComment(text).Trim();
        List<string> words = [];
        var parts = Split(Text);
        for (var i = 0; i < parts.Count; i++)
        {
            if (IsOption(parts[i]))
                options[parts[i]] = i + 1 < parts.Count && !IsOption(parts[i + 1]) ? parts[++i] : "";
            else
                words.Add(parts[i]);
        }

        Words = words;
    }

    /// <summary>Everything after the name, as it was written.</summary>
    public string Text { get; }

    /// <summary>The words that belong to no option, without their quotes.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The options given, with their dashes.</summary>
    public IReadOnlyCollection<string> Options => options.Keys;

    /// <summary>The value of an option (<c>--name</c>), empty if it has none; null if the option is not there.</summary>
    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>The only word, or null if there is none or more than one.</summary>
    public string? Single() => Words.Count == 1 ? Words[0] : null;

    /// <summary>The path that is all there is, with or without quotes, blanks in it included; null if there is none.</summary>
    public string? Path() => Options.Count > 0 || Words.Count == 0 ? null
        : Words.Count == 1 ? Words[0]
        : Text.Contains('"') ? null : Text;

    private static bool IsOption(string part) => part.StartsWith("--", StringComparison.Ordinal) && part.Length > 2;

    private static string WithoutComment(string text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && i > 0 && char.IsWhiteSpace(text[i - 1]) && text.AsSpan(i).StartsWith("//", StringComparison.Ordinal))
                return text[..i];
        }

        return text;
    }

    private static List<string> Split(string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var (quoted, any) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quoted && text.AsSpan(i).StartsWith("\\\"", StringComparison.Ordinal) && text.IndexOf('"', i + 2) >= 0)
            {
                part.Append(text[++i]);
            }
            else if (character == '"')
            {
                (quoted, any) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(character) && !quoted)
            {
                if (any)
                    parts.Add(part.ToString());
                part.Clear();
                any = false;
            }
            else
            {
                part.Append(character);
                any = true;
            }
        }

        if (any)
            parts.Add(part.ToString());
        return parts;
    }
}
