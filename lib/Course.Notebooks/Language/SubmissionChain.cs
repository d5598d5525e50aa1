using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Language;

/// <summary>The way back through a session's submissions.</summary>
internal static class SubmissionChain
{
    extension(CSharpCompilation submission)
    {
        /// <summary>The submission before this one; null for the first.</summary>
        public CSharpCompilation? PreviousSubmission() => submission.ScriptCompilationInfo?.PreviousScriptCompilation;
    }
}
