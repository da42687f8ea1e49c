package dev.backsource.system;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test, saying why, where there is no promtool. */
final class NeedsPromtool implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Promtool.isThere()
                ? ConditionEvaluationResult.enabled("there is promtool")
                : ConditionEvaluationResult.disabled(
                        "promtool isn't on the path; Debian has it in the package prometheus");
    }
}
