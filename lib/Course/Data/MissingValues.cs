namespace Course;

/// <summary>What becomes of an empty cell when a table is read.</summary>
public enum MissingValues
{
    /// <summary>Reading stops with an error that names file, line and column.</summary>
    Refuse,

    /// <summary>The mean of the column's other values takes its place. It is the mean over the whole file, the later test part included.</summary>
    Mean,

    /// <summary>The sample is left out.</summary>
    Drop,

    /// <summary>The value is not-a-number, to be filled in after the data have been split.</summary>
    Keep,
}
