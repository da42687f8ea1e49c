package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one of several domains that a call changes.
 *
 * @param error why it was refused; null when it wasn't
 * @param failure the same as it was thrown
 */
record EditedDomain(
        DomainName name,
        @Nullable CallError error,
        @Nullable Throwable failure) {
    boolean isEdited() {
        return failure == null;
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
