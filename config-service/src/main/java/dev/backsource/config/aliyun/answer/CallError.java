package dev.backsource.config.aliyun.answer;

import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.Refusal;
import java.util.Map;

/**
 * What a refused call is answered.
 *
 * @param code by which programs know what is wrong
 * @param message for people
 * @param problem the same as the service itself calls it, for the audit
 * @param headers that the answer has beside it
 */
public record CallError(ErrorCode code, String message, Problem problem, Map<String, String> headers) {
    public CallError {
        headers = Map.copyOf(headers);
    }

    /** Of a refusal that the whole service knows. */
    public static CallError of(Refusal refusal) {
        var problem = refusal.problem();
        return new CallError(ErrorCodes.of(problem), message(problem), problem, refusal.headers());
    }

    /** In this API's words, where the problem says what can be done. */
    private static String message(Problem problem) {
        var remedy = problem.remedy();
        return remedy == null ? problem.detail() : problem.reason() + "; " + AliyunRemedies.words(remedy);
    }
}
