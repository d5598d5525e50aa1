namespace Course.Tool.Grading;

/// <summary>Where a learner's notebook answers an exercise.</summary>
/// <param name="Chapter">The chapter's name.</param>
/// <param name="Id">The exercise's number.</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Code">The learner's cell; null when there is none.</param>
/// <param name="AnswerCell">The number of that cell.</param>
/// <param name="CheckCell">The number of the grader's own check behind it.</param>
internal sealed record GradedAnswer(string Chapter, string Id, string Title, string? Code, int? AnswerCell, int? CheckCell);
