using System.Collections;

namespace Course.Notebooks.Formatting;

/// <summary>The first items of a sequence that may have no end.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsCut">Whether there are more.</param>
/// <param name="Rest">How many more, as far as that is known without going on: <c>80 more</c> or <c>more</c>.</param>
internal sealed record TakenItems(IReadOnlyList<object?> Items, bool IsCut, string Rest)
{
    /// <summary>Takes up to so many items, and looks whether there is one more.</summary>
    public static TakenItems From(IEnumerable sequence, int most)
    {
        List<object?> items = [];
        // The enumerator of a dictionary through its old interface gives entries with key and value.
        var enumerator = sequence is IDictionary dictionary ? dictionary.GetEnumerator() : sequence.GetEnumerator();
        try
        {
            while (enumerator.MoveNext())
            {
                if (items.Count == most)
                    return new(items, true, Count(sequence) is { } count ? $"{count - most} more" : "more");
                items.Add(enumerator.Current);
            }
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }

        return new(items, false, "");
    }

    private static int? Count(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
            return collection.Count;
        var contract = sequence.GetType().GetInterfaces().FirstOrDefault(contract => contract.IsGenericType
            && (contract.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || contract.GetGenericTypeDefinition() == typeof(ICollection<>)));
        return (int?)contract?.GetProperty("Count")!.GetValue(sequence);
    }
}
