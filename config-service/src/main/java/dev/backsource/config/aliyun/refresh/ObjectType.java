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
                throw refused("Regex is not known here: edges drop URLs and what begins alike, and try no patterns."
                        + " Refresh the directories that the pattern lies in");
            case "ignoreparams" ->
                throw refused("IgnoreParams is not known here: a URL is one with its query. Refresh the URLs with their"
                        + " queries, or the directory that they lie in");
            default -> throw refused("ObjectType has to be File or Directory, and not " + Printable.of(word));
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
