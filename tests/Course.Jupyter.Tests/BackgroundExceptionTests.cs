using Course.Notebooks.Jupyter;
using Course.Notebooks.Tests.Scripting;

namespace Course.Jupyter.Tests;

/// <summary>Exceptions that would end a process: the kernel's goes on, and the notebook tells of them.</summary>
public sealed class BackgroundExceptionTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [MemberData(nameof(BackgroundFailures.All), MemberType = typeof(BackgroundFailures))]
    public void It_is_shown_and_the_kernel_goes_on_with_its_variables(string what, string code)
    {
        var kernel = shared.Started;
        var process = kernel.Process.Id;
        kernel.Execute("var kept = 42;");

        var id = kernel.Send(code);
        kernel.WaitFor("InvalidOperationException: lost");

        Assert.True(kernel.Client.Answer(ChannelName.Shell, id, StartedKernel.Patience).Text("status") == "ok", what);
        Assert.Equal("42", kernel.Evaluate("kept"));
        Assert.Equal($"{process}", kernel.Evaluate("Environment.ProcessId"));
    }

    [Fact]
    public void One_that_cannot_be_read_is_shown_by_its_name()
    {
        var kernel = shared.Started;

        var (reply, published) = kernel.Execute(
            "class Unreadable : Exception { public override string Message => throw new NotSupportedException(); } var thread = new System.Threading.Thread(() => throw new Unreadable()); thread.Start(); thread.Join();");

        Assert.Equal("ok", reply.Text("status"));
        Assert.Contains("Unreadable; its message cannot be read, which throws System.NotSupportedException", published.Single(message => message.Header.Type == "stream").Text("text"), StringComparison.Ordinal);
        Assert.Equal("2", kernel.Evaluate("1+1"));
    }
}
