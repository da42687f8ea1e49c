package dev.backsource.config.aliyun.answer;

import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.Refusal;
import java.util.Map;

/**
 * The response to a refused call.
 *
 * @param code the code for programs
 * @param message the message for people
 * @param problem the same in the service's own form, for the audit
 * @param headers further headers of the response
 */
public record CallError(ErrorCode code, String message, Problem problem, Map<String, String> headers) {
    public CallError {
        headers = Map.copyOf(headers);
    }

    /** For a refusal that the whole service knows. */
    public static CallError of(Refusal refusal) {
        var problem = refusal.problem();
        return new CallError(ErrorCodes.of(problem), message(problem), problem, refusal.headers());
    }

    /** In this API's words, where the problem has a remedy. */
    private static String message(Problem problem) {
        var remedy = problem.remedy();
        return remedy == null ? problem.detail() : problem.reason() + "; " + AliyunRemedies.words(remedy);
    }
}
