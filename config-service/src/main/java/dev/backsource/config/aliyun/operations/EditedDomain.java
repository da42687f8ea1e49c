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
 * What came of one of several domains that a call changes.
 *
 * @param error why it was refused; null when it wasn't
 * @param failure the same as it was thrown
 */
public record EditedDomain(
        DomainName name,
        @Nullable CallError error,
        @Nullable Throwable failure) {
    /** Of one that took the change. */
    static EditedDomain edited(DomainName name) {
        return new EditedDomain(name, null, null);
    }

    public boolean isEdited() {
        return failure == null;
    }

    /**
     * For an answer that has no place to say of one domain that it was refused.
     *
     * @throws CallRefusedException when one was, and others were edited
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
                    "not all is done. These domains are as they were: " + refused
                            + ". The others are changed; send the call again for these alone once that is mended");
        }
    }

    /** Tells of those that were refused, which the API's own answers have no place for; clients pass over it. */
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
