package dev.backsource.system.aliyun;

import java.util.List;
import java.util.Map;

/** One of the official clients, by the calls that tests make. */
interface CdnClient {
    /** A config as a client gives it. */
    record Config(String id, String function, String status, Map<String, String> arguments) {}

    /**
     * A call that was refused, as the client's own exception tells it.
     *
     * @param code the exception's
     */
    record Refused(String code, String message) {}

    /** A source as a client gives it. */
    record Source(String content, String type, int port, String priority, String weight) {}

    /** A domain as a client gives it; of a list or of itself. */
    record Shown(String name, String status, String type, String created, List<Source> sources) {}

    /** A page of domains. */
    record Page(long total, long number, long size, List<Shown> domains) {}

    /** The domains of a source: their names, and their statuses by the name. */
    record OfSource(String source, List<String> names, Map<String, String> statuses) {}

    /** A part of a refresh task. */
    record Task(String id, String path, String type, String status, String process) {}

    void add(String domain, String sources) throws Exception;

    void addAll(String domains, String sources) throws Exception;

    void modify(String domain, String sources) throws Exception;

    void remove(String domain) throws Exception;

    void stop(String domain) throws Exception;

    void start(String domain) throws Exception;

    Shown detail(String domain) throws Exception;

    /** The page of the domains whose names contain {@code part}. */
    Page domains(String part, int number, int size) throws Exception;

    Page withFunction(int number, int size) throws Exception;

    List<OfSource> bySource(String sources) throws Exception;

    /** The ids of the tasks, with commas between. */
    String refresh(String paths, String type) throws Exception;

    List<Task> tasks(String ids) throws Exception;

    /** How many URLs may be refreshed yet. */
    String urlsLeft() throws Exception;

    /** The ids of the configs, in the order of domains. */
    List<Long> set(String domains, String functions) throws Exception;

    List<Config> describe(String domain) throws Exception;

    void deleteConfig(String domain, String id) throws Exception;

    void delete(String domains, String functions) throws Exception;

    /** What of a failure the client's own exception says. */
    Refused refused(Throwable failure);
}
