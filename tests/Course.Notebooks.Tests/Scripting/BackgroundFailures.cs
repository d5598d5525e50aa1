namespace Course.Notebooks.Tests.Scripting;

/// <summary>Cells that start something which throws where nothing catches it.</summary>
public static class BackgroundFailures
{
    /// <summary>The cells by the name of what they start.</summary>
    public static TheoryData<string, string> All => new()
    {
        { "a thread", Written("new System.Threading.Thread(() => FAIL).Start();") },
        { "a thread without the cell's context", Written("new System.Threading.Thread(() => FAIL).UnsafeStart();") },
        { "a work item", Written("System.Threading.ThreadPool.QueueUserWorkItem(_ => FAIL);") },
        { "a work item without the cell's context", Written("System.Threading.ThreadPool.UnsafeQueueUserWorkItem(_ => FAIL, null);") },
        { "a timer", Written("var timer = new System.Threading.Timer(_ => FAIL, null, 0, -1);") },
        { "an async void method, at once", Written("async void Fail() => FAIL; Fail();") },
        { "an async void method, later", Written("async void Fail() { await Task.Yield(); FAIL; } Fail();") },
        { "an async void method on the pool", Written("async void Fail() { await Task.Delay(1).ConfigureAwait(false); FAIL; } await Task.Run(() => Fail());") },
        { "a finalizer", Written("class Resource { ~Resource() => FAIL; } void Use() => new Resource(); Use(); GC.Collect(); GC.WaitForPendingFinalizers();") },
    };

    /// <summary>The code with an exception in the place of <c>FAIL</c>.</summary>
    public static string Written(string code) => code.Replace("FAIL", "throw new InvalidOperationException(\"lost\")", StringComparison.Ordinal);
}
