namespace Course.Notebooks.Tests.Scripting;

/// <summary>Recursion without end is an exception, wherever it happens.</summary>
public sealed class RecursionTests
{
    [Theory]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)")]
    [InlineData("int F(int n) => G(n + 1) + 1; int G(int n) => F(n + 1) + 1; F(0)")]
    [InlineData("Func<int, int> f = null; f = n => f(n + 1) + 1; f(0)")]
    [InlineData("class Endless { public int Next => Next + 1; } new Endless().Next")]
    [InlineData("class Endless { public Endless Inner = new Endless(); } new Endless()")]
    [InlineData("class Endless { public override string ToString() => $\"{this}!\"; } Console.WriteLine(new Endless())")]
    [InlineData("class Endless { public static Endless operator +(Endless a, Endless b) => b + a; } new Endless() + new Endless()")]
    [InlineData("class Endless { public int this[int i] => this[i + 1] + 1; } new Endless()[0]")]
    [InlineData("IEnumerable<int> Endless() { foreach (var n in Endless()) yield return n; } Endless().Count()")]
    [InlineData("async Task<int> F(int n) => await F(n + 1) + 1; await F(0)")]
    [InlineData("void F() { try { F(); } finally { Note(); } } int notes = 0; void Note() => notes++; F();")]
    [InlineData("class Door : IDisposable { public void Dispose() => Close(); void Close() { } } void F() { using (new Door()) F(); } F();")]
    [InlineData("await Task.Delay(1); int F(int n) => F(n + 1) + 1; F(0)")]
    public async Task Endless_recursion_is_an_exception_that_names_it(string code)
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("var kept = 41;"), new RecordedOutput());

        var result = await session.RunCellAsync(new CellRequest(code), new RecordedOutput());
        var next = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("kept + 1"), next);

        Assert.Equal(CellStatus.Error, result.Status);
        Assert.Contains("calls itself", result.Error!.Message);
        Assert.Equal("42", next.ResultText);
    }
}
