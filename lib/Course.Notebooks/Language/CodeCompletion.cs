using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using RoslynList = Microsoft.CodeAnalysis.Completion.CompletionList;

namespace Course.Notebooks.Language;

/// <summary>Completion of C#, by Roslyn's completion service.</summary>
internal static class CodeCompletion
{
    // Texts that are worked out one by one, such as the methods that can be overridden.
    private const int MostComplexTexts = 40;

    // Types of namespaces without a using are thousands: they are offered when there is something to go by.
    private const int ShortestUnimported = 3;

    /// <summary>The choices whose text begins like what stands left of the place; if there are none, those that contain its letters in order.</summary>
    public static async Task<Scripting.CompletionList> CompleteAsync(Document document, int position, CancellationToken cancellation)
    {
        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, position, cancellationToken: cancellation).ConfigureAwait(false);
        var typed = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString(new(found.Span.Start, position - found.Span.Start));
        var items = Matching(found, typed);

        var choices = new List<CompletionChoice>(items.Count);
        var complexTexts = 0;
        foreach (var item in items)
        {
            var text = IsUnimported(item) ? $"{item.InlineDescription}.{item.DisplayText}"
                : !item.IsComplexTextEdit ? SimpleText(item)
                : ++complexTexts <= MostComplexTexts ? await ComplexTextAsync(service, document, item, found, cancellation).ConfigureAwait(false)
                : null;
            if (text is not null)
                choices.Add(new CompletionChoice(text, DisplayText(item), Kind(item)));
        }

        return new(found.Span.Start, found.Span.End, [.. choices.DistinctBy(choice => choice.InsertText)]);
    }

    private static List<CompletionItem> Matching(RoslynList found, string typed)
    {
        // Snippets need an editor that moves the caret into them; notebooks have none.
        var usable = found.ItemsList.Where(item => !item.Tags.Contains("Snippet") && (!IsUnimported(item) || IsWorthQualifying(item, typed)));
        List<CompletionItem> begins = [.. usable.Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
        if (begins.Count == 0)
            begins = [.. usable.Where(item => ContainsInOrder(item.FilterText, typed))];
        return [.. begins
            .OrderBy(IsUnimported)
            .ThenByDescending(item => item.Rules.MatchPriority)
            .ThenByDescending(item => item.FilterText.StartsWith(typed, StringComparison.Ordinal))
            .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool ContainsInOrder(string text, string letters)
    {
        var next = 0;
        foreach (var character in text)
        {
            if (next < letters.Length && char.ToUpperInvariant(character) == char.ToUpperInvariant(letters[next]))
                next++;
        }

        return next == letters.Length;
    }

    // Roslyn would add a using for these at the top; a front end can insert one text only, so it gets the qualified name.
    private static bool IsUnimported(CompletionItem item) => item.InlineDescription.Length > 0;

    private static bool IsWorthQualifying(CompletionItem item, string typed) =>
        typed.Length >= ShortestUnimported && !item.Tags.Contains("ExtensionMethod") && item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static string SimpleText(CompletionItem item) => item.Properties.TryGetValue("InsertionText", out var insertion) ? insertion : item.DisplayText;

    private static string DisplayText(CompletionItem item)
    {
        var text = item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix;
        return IsUnimported(item) ? $"{text} ({item.InlineDescription})" : text;
    }

    // Only what replaces the typed word can be offered: a front end takes one text for one place.
    private static async Task<string?> ComplexTextAsync(
        CompletionService service, Document document, CompletionItem item, RoslynList found, CancellationToken cancellation)
    {
        var change = (await service.GetChangeAsync(document, item, cancellationToken: cancellation).ConfigureAwait(false)).TextChange;
        if (change.Span == found.Span)
            return change.NewText;
        var before = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
        if (change.Span.Start > found.Span.Start || change.Span.End != found.Span.End || change.NewText is not { } text)
            return null;
        var kept = before[change.Span.Start..found.Span.Start];
        return text.StartsWith(kept, StringComparison.Ordinal) ? text[kept.Length..] : null;
    }

    private static string Kind(CompletionItem item) => item.Tags.FirstOrDefault(tag => tag is not ("Public" or "Private" or "Protected" or "Internal")) ?? "Text";
}
