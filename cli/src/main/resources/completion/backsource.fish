function __backsource_candidates
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l candidates (backsource __complete -- $typed[2..-1] "$current" 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\n' $candidates
    else
        __fish_complete_path "$current"
    end
end
complete -c backsource -f -a '(__backsource_candidates)'
