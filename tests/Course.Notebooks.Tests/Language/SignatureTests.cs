using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Language;

/// <summary>The overloads of the call around the cursor, for which the bar stands.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("Math.Pow(|", "double Math.Pow(double x, double y)", 0)]
    [InlineData("Math.Pow(1, |", "double Math.Pow(double x, double y)", 1)]
    [InlineData("Math.Pow(1, 2|)", "double Math.Pow(double x, double y)", 1)]
    [InlineData("Math.Pow(y: |2, x: 1)", "double Math.Pow(double x, double y)", 1)]
    [InlineData("Math.Max(Math.Pow(1, |2), 3)", "double Math.Pow(double x, double y)", 1)]
    [InlineData("new List<int>(|)", "List<int>()", 0)]
    [InlineData("List<int> xs = new(5|)", "List<int>(int capacity)", 0)]
    [InlineData("Func<int, int> f = x => x; f(|", "int Func<int, int>.Invoke(int arg)", 0)]
    [InlineData("\"text\".Substring(1, |2)", "string string.Substring(int startIndex, int length)", 1)]
    [InlineData("var d = new Dictionary<string, int>(); d[|", "int Dictionary<string, int>.this[string key] { get; set; }", 0)]
    [InlineData("record P(int A); record Q(int A) : P(|A);", "P(int A)", 0)]
    public async Task The_overload_that_fits_and_the_parameter_being_written(string code, string expected, int parameter)
    {
        var help = await SignatureAsync(code);

        Assert.NotNull(help);
        Assert.Equal(expected, help.Signatures[help.ActiveSignature].Label);
        Assert.Equal(parameter, help.ActiveParameter);
    }

    [Fact]
    public async Task All_overloads_are_there_with_their_parameters()
    {
        var help = await SignatureAsync("Math.Round(1.5, |");

        Assert.Contains(help!.Signatures, signature => signature.Parameters.SequenceEqual(["double value", "MidpointRounding mode"]));
        Assert.True(help.Signatures.Count >= 8);
    }

    [Theory]
    [InlineData("Math.Pow(1, 2)|")]
    [InlineData("Math.Pow|(1, 2)")]
    [InlineData("1 + |2")]
    [InlineData("nothing(|")]
    [InlineData("new List<int> { 1 }.ForEach(x => { |; })")]
    public async Task Outside_of_a_call_there_is_none(string code) => Assert.Null(await SignatureAsync(code));

    private static async Task<SignatureHelp?> SignatureAsync(string codeWithCursor)
    {
        await using var session = new NotebookSession();
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return await session.SignatureAsync(codeWithCursor.Remove(position, 1), position);
    }
}
