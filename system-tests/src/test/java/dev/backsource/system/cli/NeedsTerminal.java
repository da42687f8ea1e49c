package dev.backsource.system.cli;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, saying why, where nothing makes terminals. */
public final class NeedsTerminal implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var reason = CliProcess.noTerminals();
        return reason == null
                ? ConditionEvaluationResult.enabled("there is script")
                : ConditionEvaluationResult.disabled(reason);
    }
}
