using Course.Notebooks.Jupyter;
using CsCheck;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("😀.x", 1, 2)]
    [InlineData("😀.x", 2, 3)]
    [InlineData("ab", 9, 2)]
    [InlineData("ab", -1, 0)]
    [InlineData("\ud83d", 1, 1)]
    public void A_position_in_code_points_becomes_one_in_characters(string text, int codePoints, int expected) =>
        Assert.Equal(expected, CodePoints.ToUtf16(text, codePoints));

    [Fact]
    public void There_and_back_is_where_one_was() => Gen.String.Sample(text =>
    {
        for (var i = 0; i <= CodePoints.FromUtf16(text, text.Length); i++)
            Assert.Equal(i, CodePoints.FromUtf16(text, CodePoints.ToUtf16(text, i)));
    });
}
