package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one of several domains in a call.
 *
 * @param error the reason for a refusal; null when the domain was changed
 * @param failure the same as an exception
 */
public record EditedDomain(
        DomainName name,
        @Nullable CallError error,
        @Nullable Throwable failure) {
    /** A domain that accepted the change. */
    static EditedDomain edited(DomainName name) {
        return new EditedDomain(name, null, null);
    }

    public boolean isEdited() {
        return failure == null;
    }

    /**
     * For a response without a field for the refusal of a single domain.
     *
     * @throws CallRefusedException when one was refused, and others were changed
     */
    public static void requireAll(List<EditedDomain> edited) {
        var refused = new StringJoiner("; ");
        for (var one : edited) {
            if (one.error != null) {
                refused.add(one.name + " (" + one.error.code().code() + ": " + one.error.message() + ")");
            }
        }
        if (refused.length() > 0) {
            throw new CallRefusedException(
                    ErrorCode.NOT_ALLOWED_NOW,
                    "the call was partly carried out. Unchanged domains: " + refused
                            + ". All others were changed. Fix the cause and repeat the call for the unchanged"
                            + " domains only");
        }
    }

    /** Adds the refused domains, for which the API's own responses have no field; clients ignore it. */
    static void tell(List<EditedDomain> edited, ObjectNode answer) {
        if (edited.stream().allMatch(EditedDomain::isEdited)) {
            return;
        }
        var failures = answer.putObject("Failures").putArray("Failure");
        for (var one : edited) {
            var error = one.error;
            if (error != null) {
                failures.addObject()
                        .put("DomainName", one.name.value())
                        .put("Code", error.code().code())
                        .put("Message", error.message());
            }
        }
    }
}
