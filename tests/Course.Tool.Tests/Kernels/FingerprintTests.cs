using Course.Tool.Kernels;

namespace Course.Tool.Tests.Kernels;

public sealed class FingerprintTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-fingerprint-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_names_and_contents_give_the_same_wherever_they_are_and_in_any_order()
    {
        string[] here = Write("here", ("a.cs", "1"), ("b.cs", "2")), there = Write("there", ("a.cs", "1"), ("b.cs", "2"));

        Assert.Equal(Fingerprint.Of(Path.Combine(folder, "here"), here), Fingerprint.Of(Path.Combine(folder, "there"), there.Reverse()));
    }

    [Theory]
    [InlineData("a.cs", "2")]
    [InlineData("b.cs", "1")]
    public void Another_name_or_content_gives_another(string name, string content)
    {
        string[] here = Write("here", ("a.cs", "1")), there = Write("there", (name, content));

        Assert.NotEqual(Fingerprint.Of(Path.Combine(folder, "here"), here), Fingerprint.Of(Path.Combine(folder, "there"), there));
    }

    [Fact]
    public void It_can_be_the_name_of_a_folder() => Assert.Matches("^[0-9a-f]{12}$", Fingerprint.Of(folder, []));

    private string[] Write(string name, params (string File, string Content)[] files)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var (file, content) in files) File.WriteAllText(Path.Combine(folder, name, file), content);
        return Directory.GetFiles(Path.Combine(folder, name));
    }
}
