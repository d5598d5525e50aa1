using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class HelpQuestionTests
{
    [Theory]
    [InlineData("Math.Sqrt?", "Math.Sqrt")]
    [InlineData("  x ?? \n", "x")]
    [InlineData("δ2?", "δ2")]
    [InlineData("x ? 1 : 2", null)]
    [InlineData("int? y", null)]
    [InlineData("// why?", null)]
    [InlineData("\"a?\"", null)]
    [InlineData("", null)]
    public void A_name_with_a_question_mark_asks_what_it_is(string code, string? expected) =>
        Assert.Equal(expected, HelpQuestion.NameAskedFor(code));

    [Theory]
    [InlineData("Twice?", false)]
    [InlineData("Twice?? ", true)]
    public void Two_question_marks_ask_for_the_source(string code, bool expected) => Assert.Equal(expected, HelpQuestion.AsksForSource(code));
}
