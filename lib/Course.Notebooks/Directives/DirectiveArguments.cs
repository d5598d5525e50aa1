using System.Text;

namespace Course.Notebooks.Directives;

/// <summary>What stands after a directive's name: words, and options that start with two dashes.</summary>
internal sealed class DirectiveArguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    public DirectiveArguments(string text)
    {
        Text = text.Trim();
        List<string> words = [];
        var parts = Split(Text);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].StartsWith("--", StringComparison.Ordinal))
                options[parts[i][2..]] = i + 1 < parts.Count && !parts[i + 1].StartsWith("--", StringComparison.Ordinal) ? parts[++i] : "";
            else
                words.Add(parts[i]);
        }

        Words = words;
    }

    /// <summary>Everything after the name, as it was written.</summary>
    public string Text { get; }

    /// <summary>The words that belong to no option, without their quotes.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The value of an option, or null if it is not there.</summary>
    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>The only word.</summary>
    /// <exception cref="DirectiveException">There is none, or more than one.</exception>
    public string Single(string usage) => Words.Count == 1 ? Words[0] : throw new DirectiveException($"Expected {usage}");

    private static List<string> Split(string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var (quoted, any) = (false, false);
        foreach (var character in text)
        {
            if (character == '"')
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
