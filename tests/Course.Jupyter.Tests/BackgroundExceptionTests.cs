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
}
