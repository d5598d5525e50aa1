namespace Course;

/// <summary>What the columns of a table mean. A column that is not mentioned is a feature made of numbers.</summary>
public sealed record CsvOptions
{
    /// <summary>The column with the class of each sample. Two classes give one row of targets (0 and 1), more give one-hot columns.</summary>
    public string? Label { get; init; }

    /// <summary>Instead of a label: the column with the number to predict.</summary>
    public string? Target { get; init; }

    /// <summary>The classes in the order of their numbers; without it those in the file, in alphabetical (or numerical) order.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Columns of categories without an order. Each becomes one feature of 0 and 1 per category, named "column = category".</summary>
    public IReadOnlyList<string> OneHot { get; init; } = [];

    /// <summary>Columns of categories with an order: the categories from the first (0) to the last, such as small, medium, large.</summary>
    public IReadOnlyDictionary<string, string[]> Ordinal { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Columns that are not read.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What becomes of missing features. A missing label or target is always refused, or dropped with its sample.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    /// <summary>The texts that mean "missing".</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["", "NA", "NaN", "?"];

    /// <summary>What separates the columns; without it the comma, semicolon, tab or bar that the first lines use.</summary>
    public char? Separator { get; init; }

    /// <summary>The data set's name; without it the file's.</summary>
    public string? Name { get; init; }
}
