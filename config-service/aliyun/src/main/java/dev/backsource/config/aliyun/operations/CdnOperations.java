package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All operations, by name. */
@Singleton
public final class CdnOperations {
    private final Map<String, CdnOperation> byName;

    CdnOperations(@All List<CdnOperation> all) {
        byName = all.stream().collect(Collectors.toUnmodifiableMap(CdnOperation::name, Function.identity()));
    }

    /** @throws CallRefusedException when no operation has that name */
    public CdnOperation get(String name) {
        var operation = byName.get(name);
        if (operation == null) {
            throw new CallRefusedException(
                    ErrorCode.ACTION_UNKNOWN,
                    "the operation " + Printable.of(name)
                            + " is not supported; see docs/aliyun-api.md for those that are");
        }
        return operation;
    }
}
