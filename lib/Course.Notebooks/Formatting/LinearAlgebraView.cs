namespace Course.Notebooks.Formatting;

/// <summary>Matrices and vectors of MathNet.Numerics: an aligned table with its shape, never the arrays in which they are stored.</summary>
internal static class LinearAlgebraView
{
    public static MimeBundle Matrix(object matrix)
    {
        var at = MemberReader.Method(matrix, "At", typeof(int), typeof(int));
        return GridTable.Render(Rows(matrix), Columns(matrix), (i, j) => GridTable.Number(at([i, j])));
    }

    public static MimeBundle Vector(object vector)
    {
        var at = MemberReader.Method(vector, "At", typeof(int));
        return GridTable.Render(Count(vector), i => GridTable.Number(at([i])));
    }

    public static string DescribeMatrix(object matrix) => $"Matrix({Rows(matrix)}×{Columns(matrix)})";

    public static string DescribeVector(object vector) => $"Vector({Count(vector)})";

    private static int Rows(object matrix) => MemberReader.Get<int>(matrix, "RowCount");

    private static int Columns(object matrix) => MemberReader.Get<int>(matrix, "ColumnCount");

    private static int Count(object vector) => MemberReader.Get<int>(vector, "Count");
}
