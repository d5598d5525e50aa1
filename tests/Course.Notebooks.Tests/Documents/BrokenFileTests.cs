using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Documents;

/// <summary>A file that is no notebook, or not any more: the message says what is wrong and where.</summary>
public sealed class BrokenFileTests
{
    [Theory]
    [InlineData("", "lost.ipynb is empty. A notebook holds JSON; restore the file from version control or a backup.")]
    [InlineData("  \n", "lost.ipynb is empty.")]
    [InlineData("print(1)", "lost.ipynb is not a notebook: its JSON is broken at line 1, column 1")]
    [InlineData("{\"cells\": [\n{\"cell_type\": \"code\", \"sou", "lost.ipynb is not a notebook: its JSON is broken at line 2, column")]
    [InlineData("{\"cells\": [],\n  \"nbformat\": 4,\n  \"nbformat\": 4}", "lost.ipynb is not a notebook: Duplicate property 'nbformat'")]
    [InlineData("{\n<<<<<<< HEAD\n\"cells\": []\n=======\n", "It holds the marks of an unfinished merge (<<<<<<<); resolve the conflict first.")]
    [InlineData("[]", "lost.ipynb is not a notebook: the file holds JSON, but not an object with \"cells\".")]
    [InlineData("3", "lost.ipynb is not a notebook: the file holds JSON, but not an object with \"cells\".")]
    [InlineData("{}", "lost.ipynb is not a notebook: it has no \"nbformat\" version number.")]
    [InlineData("{\"nbformat\": \"4\"}", "lost.ipynb is not a notebook: it has no \"nbformat\" version number.")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "lost.ipynb is in nbformat 3, which ended in 2015. Convert it first: jupyter nbconvert --to notebook --nbformat 4 lost.ipynb")]
    [InlineData("{\"nbformat\": 5}", "lost.ipynb is in nbformat 5; this version reads nbformat 4.0 to 4.5.")]
    [InlineData("{\"nbformat\": 4}", "lost.ipynb is not a notebook: it has no list of \"cells\".")]
    [InlineData("{\"nbformat\": 4, \"cells\": {}}", "lost.ipynb is not a notebook: it has no list of \"cells\".")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": 1}", "lost.ipynb: its \"metadata\" are not an object.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "lost.ipynb, cell 1: is not an object.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\"}, {\"source\": \"\"}]}", "lost.ipynb, cell 2: has no \"cell_type\".")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}", "lost.ipynb, cell 1: has cell_type \"heading\"; expected code, markdown or raw.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\"}]}", "lost.ipynb, cell 1: its \"source\" is neither a text nor a list of lines.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": [1]}]}", "lost.ipynb, cell 1: its \"source\" is neither a text nor a list of lines.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"\\ud800\"}]}", "lost.ipynb holds a text that is not Unicode")]
    public void It_says_what_is_wrong(string text, string message)
    {
        var problem = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "lost.ipynb"));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_cut_off_anywhere_is_refused_with_its_name()
    {
        const string Whole = """{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": [], "execution_count": 1}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

        for (var length = 0; length < Whole.Length; length++)
            Assert.Contains("cut.ipynb", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(Whole[..length], "cut.ipynb")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_in_full()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ipynb");

        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => NotebookDocument.Load(path)).Message, StringComparison.Ordinal);
    }
}
