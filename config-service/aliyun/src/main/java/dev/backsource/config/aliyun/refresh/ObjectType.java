package dev.backsource.config.aliyun.refresh;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.purge.PurgedPath;
import dev.backsource.policy.Printable;
import java.util.Locale;

/** The types of refreshed paths. */
enum ObjectType {
    FILE(PurgedPath.Kind.URL, 1_000),
    DIRECTORY(PurgedPath.Kind.PREFIX, 100);

    private final PurgedPath.Kind kind;
    private final int most;

    ObjectType(PurgedPath.Kind kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    /** @throws CallRefusedException when no type has that name here */
    static ObjectType of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "file" -> FILE;
            case "directory" -> DIRECTORY;
            case "regex" ->
                throw refused("Regex is not supported: edges purge by URL or prefix only. Refresh the directories"
                        + " that the pattern covers");
            case "ignoreparams" ->
                throw refused("IgnoreParams is not supported: the query is part of the URL. Refresh the URLs with"
                        + " their queries, or their directory");
            default -> throw refused("ObjectType must be File or Directory, not " + Printable.of(word));
        };
    }

    static ObjectType of(PurgedPath.Kind kind) {
        return kind == PurgedPath.Kind.URL ? FILE : DIRECTORY;
    }

    PurgedPath.Kind kind() {
        return kind;
    }

    /** The most paths of the type in a call. */
    int most() {
        return most;
    }

    /** The name in responses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static CallRefusedException refused(String message) {
        return new CallRefusedException(ErrorCode.OBJECT_TYPE_INVALID, message);
    }
}
