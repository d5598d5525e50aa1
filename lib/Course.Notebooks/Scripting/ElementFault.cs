using System.Diagnostics.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>The exceptions of <see cref="ElementAccess"/>, which bring along what the index was and what there is.</summary>
internal static class ElementFault
{
    private const string Key = "Course.ElementFault";

    /// <summary>The exception for an index outside of an array or a span.</summary>
    public static IndexOutOfRangeException OutOfArray(nint index, int length) =>
        Exception($"The index is {index}; {Indices("array", 0, length)}.");

    /// <summary>The exception for indices outside of an array of two dimensions.</summary>
    public static IndexOutOfRangeException OutOfTable(int row, int column, Array array) => Exception(
        $"The indices are {row} and {column}; {Indices("first dimension", array.GetLowerBound(0), array.GetLength(0))}, {Indices("second", array.GetLowerBound(1), array.GetLength(1))}.");

    /// <summary>The exception for an index outside of a string.</summary>
    public static IndexOutOfRangeException OutOfText(int index, int length) =>
        Exception($"The index is {index}; {Indices("text", 0, length)}.");

    /// <summary>The sentence that the exception brings along; null for those that the runtime throws.</summary>
    public static string? BoundsOf(Exception exception) => exception is IndexOutOfRangeException ? exception.Data[Key] as string : null;

    private static string Indices(string of, int first, int count) => count switch
    {
        0 => $"the {of} is empty",
        1 => $"the only one of the {of} is {first}",
        _ => $"those of the {of} are {first} to {first + count - 1}",
    };

    [SuppressMessage("Usage", "CA2201", Justification = "It stands in for the runtime, which throws this one.")]
    private static IndexOutOfRangeException Exception(string bounds) => new() { Data = { [Key] = bounds } };
}
