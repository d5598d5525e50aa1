using System.Diagnostics.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>What an exception of <see cref="ElementAccess"/> brings along.</summary>
/// <param name="Place">Where the index was used.</param>
/// <param name="Bounds">What the index was, and what there is: a sentence.</param>
internal sealed record ElementFault(SourcePlace Place, string Bounds)
{
    private const string Key = "Course.ElementFault";

    /// <summary>The exception for an index outside of an array or a span.</summary>
    public static IndexOutOfRangeException OutOfArray(nint index, int length, string file, int line) =>
        Exception(file, line, $"The index is {index}; {Indices("array", 0, length)}.");

    /// <summary>The exception for indices outside of an array of two dimensions.</summary>
    public static IndexOutOfRangeException OutOfTable(int row, int column, Array array, string file, int line) => Exception(file, line,
        $"The indices are {row} and {column}; {Indices("first dimension", array.GetLowerBound(0), array.GetLength(0))}, {Indices("second", array.GetLowerBound(1), array.GetLength(1))}.");

    /// <summary>The exception for an index outside of a string.</summary>
    public static IndexOutOfRangeException OutOfText(int index, int length, string file, int line) =>
        Exception(file, line, $"The index is {index}; {Indices("text", 0, length)}.");

    /// <summary>What the exception brings along; null for those that the runtime throws.</summary>
    public static ElementFault? Of(Exception exception) => exception is IndexOutOfRangeException ? exception.Data[Key] as ElementFault : null;

    private static string Indices(string of, int first, int count) => count switch
    {
        0 => $"the {of} is empty",
        1 => $"the only one of the {of} is {first}",
        _ => $"those of the {of} are {first} to {first + count - 1}",
    };

    [SuppressMessage("Usage", "CA2201", Justification = "It stands in for the runtime, which throws this one.")]
    private static IndexOutOfRangeException Exception(string file, int line, string bounds) => new() { Data = { [Key] = new ElementFault(new(file, line), bounds) } };
}
