using System.Net;
using System.Numerics;
using System.Text;

namespace Course.Notebooks.Tests.Formatting;

/// <summary>Values that are one thing: plain text, nothing else.</summary>
public sealed class ScalarTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "<null>" },
        { 42, "42" },
        { 0.1, "0.1" },
        { 1e20, "1E+20" },
        { double.NaN, "NaN" },
        { 3.5f, "3.5" },
        { 1.10m, "1.10" },
        { (Half)0.5, "0.5" },
        { new BigInteger(10), "10" },
        { true, "True" },
        { 'x', "x" },
        { "two\nlines", "two\nlines" },
        { "", "" },
        { DayOfWeek.Friday, "Friday" },
        { new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc), "2024-02-29 12:00:00Z" },
        { new DateTime(2024, 2, 29, 12, 0, 0, 250), "2024-02-29 12:00:00.25" },
        { new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2)), "2024-02-29 12:00:00+02:00" },
        { new DateOnly(2024, 2, 29), "2024-02-29" },
        { new TimeOnly(9, 5), "09:05:00" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { new Uri("https://example.org/a"), "https://example.org/a" },
        { new Version(1, 2), "1.2" },
        { new StringBuilder("built"), "built" },
        { Vector3.One, "<1, 1, 1>" },
        { typeof(List<int>), "System.Collections.Generic.List<System.Int32>" },
        { IPAddress.Loopback, "127.0.0.1" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_scalar_is_plain_text_and_nothing_else(object? value, string expected)
    {
        Assert.Equal(["text/plain"], Rendered.MimeTypes(value));
        Assert.Equal(expected, Rendered.Plain(value));
    }

    [Fact]
    public void A_function_is_its_signature()
    {
        Func<int, double> root = x => Math.Sqrt(x);
        Assert.Equal("double Func<int, double>(int x)", Rendered.Plain(root));
        Assert.Equal("double Sqrt(double d)", Rendered.Plain((Func<double, double>)Math.Sqrt));
    }

    [Fact]
    public void A_long_text_is_cut_and_says_how_much_is_missing() =>
        Assert.EndsWith("\n… 500,000 more characters are not shown", Rendered.Plain(new string('x', 1_500_000)), StringComparison.Ordinal);

    [Fact]
    public void A_text_is_never_cut_within_a_character()
    {
        var shown = Rendered.Plain(new string('x', 999_999) + "😀😀");
        Assert.False(char.IsHighSurrogate(shown[shown.IndexOf('\n', StringComparison.Ordinal) - 1]));
    }
}
