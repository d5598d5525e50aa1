using System.Reflection;

namespace Course.Notebooks.Scripting;

/// <summary>Loads the submissions of a session, those that go soon apart from those that may stay.</summary>
/// <param name="session">The context of the session.</param>
internal sealed class SubmissionLoader(ScriptLoadContext session)
{
    private SubmissionLoadContext staying = new(session), passing = new(session);

    /// <summary>Loads a submission.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="uses">The earlier submissions that it refers to.</param>
    /// <param name="mattersLater">Whether later code can name anything of it.</param>
    public Assembly Load(Stream image, Stream symbols, IEnumerable<Assembly> uses, bool mattersLater)
    {
        ref var context = ref mattersLater ? ref staying : ref passing;
        if (context.IsFull)
            context = new(session);
        return context.Load(image, symbols, uses);
    }
}
