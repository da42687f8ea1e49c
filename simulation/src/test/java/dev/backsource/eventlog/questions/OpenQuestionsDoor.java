package dev.backsource.eventlog.questions;

/** How many questions are open. */
public final class OpenQuestionsDoor {
    private OpenQuestionsDoor() {}

    public static int count(OpenQuestions<?> questions) {
        return questions.count();
    }
}
