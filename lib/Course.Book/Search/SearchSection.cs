using System.Text;

namespace Course.Book.Search;

/// <summary>What the search finds: the words between one heading and the next.</summary>
/// <param name="Heading">The heading's words; empty for the top of the page.</param>
/// <param name="Anchor">Its anchor; empty for the top of the page.</param>
internal sealed record SearchSection(string Heading, string Anchor)
{
    private readonly StringBuilder text = new();

    /// <summary>The words, separated by single spaces.</summary>
    public string Text => string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Adds words.</summary>
    public void Add(string words) => text.Append(words).Append(' ');
}
