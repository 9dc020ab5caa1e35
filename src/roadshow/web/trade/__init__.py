"""For guests: members' private agendas, answers to invitations, buyers and sellers."""
