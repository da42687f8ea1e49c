package dev.backsource.system;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, saying why, where containers can't be run. */
public final class NeedsDocker implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("the class was");
        }
        var missing = DockerEngine.missing();
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("Docker is there")
                : ConditionEvaluationResult.disabled(missing);
    }
}
