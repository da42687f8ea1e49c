package dev.backsource.config.aliyun.answer;

import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Remedies in the words of Alibaba Cloud CDN's API; where it has no operation for one, the remedy refers to the console. */
final class AliyunRemedies {
    private static final String BY_SECOND_PERSON =
            " on the domain's page in the console, for a second person to approve";

    private AliyunRemedies() {}

    static String words(Remedy remedy) {
        return remedy.in(template(remedy.code()));
    }

    private static String template(RemedyCode code) {
        return switch (code) {
            case ADD_DOMAIN -> "add it with AddCdnDomain";
            case ADD_DOMAIN_AND_REQUEST_CHANGE ->
                "add {domain} without these settings, then request them" + BY_SECOND_PERSON;
            case ASK_EDGES -> "or query an edge directly at its management port";
            case AUTHENTICATE -> "sign with an access key of this service, whose ID is the AccessKeyId";
            case AWAIT_END_OF_FREEZE ->
                "repeat the call once it has ended, or ask a global administrator to make the change";
            case CHANGE_OR_REMOVE_DOMAIN ->
                "change it with ModifyCdnDomain or BatchSetCdnDomainConfig, or remove it with DeleteCdnDomain";
            case CONFIRM_MASS_CHANGE ->
                "if so many are meant, make the changes in the console and confirm their number, or make at most the limit"
                        + " in each minute";
            case CORRECT_ORIGINS_OR_POLICY ->
                "correct the origins or choose that redirect type, or make the change in the console";
            case END_ROLLOUT -> "wait for its end, or end it on the domain's page in the console";
            case LET_ROLL_OUT -> "repeat the call as an administrator of the domain";
            case LIST_ACCESS_KEYS, LIST_ACCOUNTS -> "list them in the console";
            case LIST_CHANGE_REQUESTS, LIST_ROLLOUTS -> "list them on the domain's page in the console";
            case LIST_PURGES -> "list recent tasks with DescribeRefreshTasks";
            case READ_AND_REPEAT_ITEM, READ_AND_REPEAT -> "describe it again and repeat the call";
            case READ_INTERFACE -> "see docs/aliyun-api.md for the operations";
            case REPEAT_WITH_NEW_KEY -> "sign the call again with a new nonce";
            case REPEAT_FROM_OWN_PAGE -> "sign the call with an access key";
            case REQUEST_CHANGE, REQUEST_ROLLOUT -> "request the change" + BY_SECOND_PERSON;
            case REQUEST_CHANGE_BEFORE_REMOVAL ->
                "request the same change of {domain}" + BY_SECOND_PERSON + ", then remove the domain";
            case RESTORE_EARLIER_OR_REMOVE ->
                "remove the domain with DeleteCdnDomain, or restore an earlier revision in the console";
            case SIGN_IN_AT_PROVIDER -> "sign in to the console";
            case SKIP_PREFLIGHT -> "repeat the call, or make the change in the console without a pre-flight";
        };
    }
}
