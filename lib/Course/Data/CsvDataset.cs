using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Reads a data set from a table in a CSV file: a header, then one sample a row. Files ending in .gz are decompressed.</summary>
public static class CsvDataset
{
    /// <summary>Reads the table at <paramref name="path"/> as <paramref name="options"/> describes it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The table is not as described; the message names file and line.</exception>
    /// <exception cref="ArgumentException">The options name a column that is not there, or neither a label nor a target.</exception>
    public static Dataset<T> Read<T>(string path, CsvOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var table = CsvTable.Read(path, options.Separator);
        string outcome = (options.Label, options.Target) switch
        {
            ({ } label, null) => label,
            (null, { } target) => target,
            _ => throw new ArgumentException("Name either the column with the classes (Label) or the one with the numbers to predict (Target) in the CsvOptions."),
        };
        RequireColumns(table, path, [outcome, .. options.OneHot, .. options.Ordinal.Keys, .. options.Ignore]);
        var (names, columns) = ReadFeatures<T>(table, outcome, options);

        int outcomeColumn = Array.IndexOf(table.Header, outcome);
        int[] kept = KeptRows(table, columns, outcomeColumn, options);
        var features = Matrix<T>.Build.Dense(columns.Count, kept.Length, (i, j) => columns[i][kept[j]]);
        string[] outcomes = [.. kept.Select(row => table.Rows[row].Cells[outcomeColumn])];
        string name = options.Name ?? Path.GetFileName(path);
        bool mayMiss = options.Missing == MissingValues.Keep;
        if (options.Target is not null)
        {
            var numbers = Matrix<T>.Build.Dense(1, kept.Length, (_, j) => Number<T>(table, kept[j], outcomeColumn));
            return new(features, numbers, names, name: name, allowMissing: mayMiss);
        }

        string[] classes = [.. options.ClassNames ?? Categories(outcomes)];
        if (classes.Length < 2)
            throw new InvalidDataException($"{Path.GetFileName(path)}: column '{outcome}' has a single class, '{string.Join("", classes)}'; there is nothing to tell apart.");
        int[] labels = [.. outcomes.Select((text, j) => Category(table, kept[j], outcomeColumn, classes, nameof(CsvOptions.ClassNames)))];
        var targets = classes.Length == 2
            ? Matrix<T>.Build.Dense(1, labels.Length, (_, j) => T.CreateChecked(labels[j]))
            : OneHot.Encode<T>(labels, classes.Length);
        return new(features, targets, names, classes, name, mayMiss);
    }

    // A missing value is not-a-number in every feature that its column gives.
    private static (List<string> Names, List<T[]> Columns) ReadFeatures<T>(CsvTable table, string outcome, CsvOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<string> names = [];
        List<T[]> columns = [];
        for (int column = 0; column < table.Header.Length; column++)
        {
            string header = table.Header[column];
            if (header == outcome || options.Ignore.Contains(header))
                continue;
            T[] Column(Func<int, T> value) => [.. table.Rows.Select((row, r) => IsMissing(row.Cells[column], options) ? T.NaN : value(r))];

            if (options.OneHot.Contains(header))
            {
                var present = table.Rows.Select(row => row.Cells[column]).Where(text => !IsMissing(text, options));
                foreach (string category in Categories(present))
                {
                    names.Add($"{header} = {category}");
                    columns.Add(Column(r => table.Rows[r].Cells[column] == category ? T.One : T.Zero));
                }

                continue;
            }

            names.Add(header);
            columns.Add(options.Ordinal.TryGetValue(header, out var order)
                ? Column(r => T.CreateChecked(Category(table, r, column, order, nameof(CsvOptions.Ordinal))))
                : Column(r => Number<T>(table, r, column)));
        }

        if (options.Missing == MissingValues.Mean)
        {
            foreach (var (name, values) in names.Zip(columns))
                FillWithMean(name, values);
        }

        return (names, columns);
    }

    private static int[] KeptRows<T>(CsvTable table, List<T[]> columns, int outcomeColumn, CsvOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<int> kept = [];
        for (int row = 0; row < table.Rows.Count; row++)
        {
            var (line, cells) = table.Rows[row];
            bool outcomeMissing = IsMissing(cells[outcomeColumn], options);
            bool missing = outcomeMissing || columns.Any(column => T.IsNaN(column[row]));
            if (!missing || (options.Missing == MissingValues.Keep && !outcomeMissing))
                kept.Add(row);
            else if (options.Missing != MissingValues.Drop)
            {
                int column = outcomeMissing ? outcomeColumn : Array.FindIndex(cells, cell => IsMissing(cell, options));
                throw table.Error(line, $"column '{table.Header[column]}' has no value. Fill it in, or choose what to do with {nameof(CsvOptions)}.{nameof(CsvOptions.Missing)}"
                    + (outcomeMissing ? " = Drop (a label or target cannot be made up)." : " = Mean, Drop or Keep."));
            }
        }

        return kept.Count > 0 ? [.. kept] : throw table.Error(table.Rows[0].Line, "every sample has a missing value, so none is left; use Missing = Mean or Keep.");
    }

    private static void FillWithMean<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] present = [.. values.Where(value => !T.IsNaN(value)).Select(double.CreateChecked)];
        if (present.Length == 0)
            throw new InvalidDataException($"Column '{name}' has no value at all; name it in {nameof(CsvOptions)}.{nameof(CsvOptions.Ignore)}.");
        T mean = T.CreateChecked(present.Average());
        for (int i = 0; i < values.Length; i++)
            values[i] = T.IsNaN(values[i]) ? mean : values[i];
    }

    private static T Number<T>(CsvTable table, int row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (line, cells) = table.Rows[row];
        return T.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out T number) && T.IsFinite(number)
            ? number
            : throw table.Error(line, $"column '{table.Header[column]}': expected a number (with a decimal point), got '{cells[column]}'. "
                + $"If the column holds categories, name it in {nameof(CsvOptions)}.{nameof(CsvOptions.OneHot)} or .{nameof(CsvOptions.Ordinal)}.");
    }

    private static int Category(CsvTable table, int row, int column, string[] categories, string option)
    {
        var (line, cells) = table.Rows[row];
        int category = Array.IndexOf(categories, cells[column]);
        return category >= 0 ? category : throw table.Error(line, $"column '{table.Header[column]}': '{cells[column]}' is none of the categories "
            + $"{string.Join(", ", categories)}. Add it to {nameof(CsvOptions)}.{option}, or correct the cell.");
    }

    // Numbers in the order of their values, other texts in alphabetical order.
    private static string[] Categories(IEnumerable<string> texts)
    {
        string[] distinct = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        return distinct.All(text => double.TryParse(text, CultureInfo.InvariantCulture, out _))
            ? [.. distinct.OrderBy(text => double.Parse(text, CultureInfo.InvariantCulture))]
            : distinct;
    }

    private static bool IsMissing(string cell, CsvOptions options) => options.MissingMarkers.Contains(cell);

    private static void RequireColumns(CsvTable table, string path, IEnumerable<string> columns)
    {
        if (columns.FirstOrDefault(name => !table.Header.Contains(name)) is { } unknown)
            throw new ArgumentException($"{Path.GetFileName(path)} has no column '{unknown}'. Its columns are: {string.Join(", ", table.Header)}.");
    }
}
