"""Hold what each shell runs to ask `interpol` what may come next.

Conventions: a script calls the program that stands on the line, with the shell's name in `_INTERPOL_COMPLETE`, and
reads a candidate a line; an empty line asks for the names of files. What ends in a colon gets no space after it.
"""

# Bash cuts words at COMP_WORDBREAKS, the colon among them, so the line goes over whole and comes back cut.
BASH = """\
# interpol completion for bash 4 or later. In ~/.bashrc: source <(interpol completion bash)
_interpol() {
    COMPREPLY=()
    mapfile -t COMPREPLY < <(
        _INTERPOL_COMPLETE=bash "${1/#\\~/$HOME}" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null
    )
    local index word=${COMP_WORDS[COMP_CWORD]}
    for index in "${!COMPREPLY[@]}"; do
        if [[ -z ${COMPREPLY[index]} ]]; then
            unset "COMPREPLY[index]"
            compopt -o filenames
            mapfile -t -O "$index" COMPREPLY < <(compgen -f -- "${word#=}")
        fi
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[*]} == *: ]] && compopt -o nospace
    return 0
}
if ((BASH_VERSINFO[0] >= 4)); then
    complete -F _interpol interpol
else
    echo "interpol: completion needs bash 4 or later" >&2
fi
"""

ZSH = """\
#compdef interpol
# interpol completion for zsh. In ~/.zshrc, after compinit: source <(interpol completion zsh)
# Or keep it as a file named _interpol in a directory of $fpath.
_interpol() {
    local answer line name about has_files=0
    local -a typed closed open
    typed=("${(@Q)words[2,CURRENT-1]}")
    (( CURRENT > 2 )) || typed=()
    answer=$(_INTERPOL_COMPLETE=zsh ${(Q)~words[1]} "${typed[@]}" "${(Q)PREFIX}" 2>/dev/null; print -n .)
    for line in "${(@f)answer}"; do
        [[ $line == . ]] && continue
        name=${line%%$'\\t'*}
        about=${line#*$'\\t'}
        if [[ -z $name ]]; then
            has_files=1
        elif [[ $name == *: ]]; then
            open+=("${name//:/\\\\:}${about:+:$about}")
        else
            closed+=("${name//:/\\\\:}${about:+:$about}")
        fi
    done
    (( $#closed )) && _describe -t values interpol closed
    (( $#open )) && _describe -t fields interpol open -S ''
    if (( has_files )); then
        compset -P '--[a-z]*='
        _files
    fi
}
if [[ $funcstack[1] == _interpol ]]; then
    _interpol "$@"
else
    compdef _interpol interpol
fi
"""

FISH = """\
# interpol completion for fish. In ~/.config/fish/config.fish: interpol completion fish | source
# Or keep it as ~/.config/fish/completions/interpol.fish.
function __interpol_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -lx _INTERPOL_COMPLETE fish
    for line in ($words[1] $words[2..-1] "$typed" 2>/dev/null)
        if test -n "$line"
            echo $line
        else
            set -l parts (string match -rg '^(--[a-z]+=|)(.*)$' -- "$typed")
            for path in (__fish_complete_path "$parts[2]")
                echo $parts[1]$path
            end
        end
    end
end
complete -c interpol -f -a '(__interpol_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
