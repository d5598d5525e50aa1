using System.Data;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Analysis;

namespace Course.Notebooks.Tests.Formatting;

/// <summary>Values of libraries that the engine does not know: matrices, data frames, images, bytes.</summary>
public sealed class LibraryValueTests
{
    [Fact]
    public void A_matrix_is_an_aligned_table_with_its_shape()
    {
        var matrix = Matrix<double>.Build.DenseOfRowArrays([1, -2.5], [100, 0.001]);
        Assert.Equal("(2×2)\n  1   -2.5\n100  0.001", Rendered.Plain(matrix));
        Assert.Contains("<caption style=\"text-align:left\">(2×2)</caption>", Rendered.Html(matrix), StringComparison.Ordinal);
        Assert.DoesNotContain("Storage", Rendered.Html(matrix), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_large_matrix_the_corners_are_shown()
    {
        var plain = Rendered.Plain(Matrix<double>.Build.Dense(200, 300, (i, j) => i * 1000 + j));
        Assert.StartsWith("(200×300)\n", plain, StringComparison.Ordinal);
        Assert.Equal(13, plain.Split('\n').Length);
        Assert.Contains("…", plain, StringComparison.Ordinal);
        Assert.EndsWith("199299", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_in_a_list_keep_their_form()
    {
        Matrix<double>[] layers = [Matrix<double>.Build.Dense(2, 3), Matrix<double>.Build.Dense(1, 2)];

        Assert.Equal("   value\n0  Matrix(2×3)\n1  Matrix(1×2)", Rendered.Plain(layers));
        Assert.DoesNotContain("Storage", Rendered.Html(layers), StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_without_rows_says_its_shape() => Assert.Equal("(0×3)", Rendered.Plain(new double[0, 3]));

    [Fact]
    public void Vectors_of_all_number_types()
    {
        Assert.Equal("(2)\n  1\n2.5", Rendered.Plain(Vector<double>.Build.Dense([1, 2.5])));
        Assert.Equal("(1)\n1.5", Rendered.Plain(Vector<float>.Build.Dense([1.5f])));
        Assert.Contains("<1; 2>", Rendered.Plain(Vector<System.Numerics.Complex>.Build.Dense([new(1, 2)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_in_a_tuple_is_named_and_folded()
    {
        var pair = (Matrix<double>.Build.Dense(2, 3), 1);
        Assert.Equal("( Matrix(2×3), 1 )", Rendered.Plain(pair));
        Assert.Contains("<summary>Matrix(2×3)</summary><table>", Rendered.Html(pair), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_frame_is_a_table_with_its_columns()
    {
        var frame = new DataFrame(new StringDataFrameColumn("city", Enumerable.Range(0, 30).Select(i => $"c{i}")), new DoubleDataFrameColumn("area", Enumerable.Range(0, 30).Select(i => i * 0.5)));
        var plain = Rendered.Plain(frame);
        Assert.StartsWith("DataFrame(30×2)\n    city  area\n0   c0       0", plain, StringComparison.Ordinal);
        Assert.EndsWith("… 10 more rows", plain, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:right\">9.5</td>", Rendered.Html(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_table_is_one_too()
    {
        using var table = new DataTable("cities");
        table.Columns.Add("name", typeof(string));
        table.Columns.Add("people", typeof(int));
        table.Rows.Add("Rome", 3);
        table.Rows.Add(DBNull.Value, 4);
        Assert.Equal("cities (2×2)\nname    people\nRome         3\n<null>       4", Rendered.Plain(table));
    }

    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE000", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    public void The_bytes_of_an_image_are_the_image(string hex, string mimeType)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Equal(Convert.ToBase64String(bytes), Rendered.Text(bytes, mimeType));
    }

    [Fact]
    public void Other_bytes_are_dumped_in_hexadecimal_up_to_a_limit()
    {
        var plain = Rendered.Plain("Hello, world! 123456\n"u8.ToArray());
        Assert.StartsWith("byte[21]\n000000  48 65 6c 6c 6f 2c 20 77 6f 72 6c 64 21 20 31 32  Hello, world! 12\n000010  33", plain, StringComparison.Ordinal);
        Assert.EndsWith("… 99,744 more bytes", Rendered.Plain(new byte[100_000]), StringComparison.Ordinal);
        Assert.Equal("byte[0]", Rendered.Plain(Array.Empty<byte>()));
    }
}
